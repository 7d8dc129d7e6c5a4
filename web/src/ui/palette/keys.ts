/** The keys that pages listen to, for the sheet that tells them; a page's own keys stand beside their acts there. */

/** G and then one of these opens a page. */
export const PLACES = [
  { key: "b", to: "/", text: "nav.board" },
  { key: "k", to: "/kpis", text: "nav.kpis" },
  { key: "a", to: "/alerts", text: "nav.alerts" },
  { key: "t", to: "/actions", text: "nav.actions" },
  { key: "n", to: "/analyses", text: "nav.analyses" },
  { key: "g", to: "/goals", text: "nav.goals" },
  { key: "r", to: "/reviews", text: "nav.reviews" },
  { key: "c", to: "/reconciliation", text: "nav.reconciliation" },
  { key: "i", to: "/imports", text: "nav.imports" },
] as const;

export const OF_ALERTS = ["J", "K", "A", "⇧A", "M", "U"] as const;
export const OF_ACTIONS = ["J", "K", "X", "A", "E", "D", "R", "U"] as const;

/** Whether somebody is writing, so that a letter is a letter. */
export const isTyping = (event: KeyboardEvent) => event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]") !== null;
