/** The two languages; a link may name one, a choice is remembered, else the company's language is used, else the browser's. */
import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { initReactI18next } from "react-i18next";

import type en from "./en.json";

export type Language = "zh" | "en";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

const KEY = "helloword.language";

/** A language's words are fetched when it is first spoken. */
const WORDS: Record<Language, () => Promise<{ default: typeof en }>> = { en: () => import("./en.json"), zh: () => import("./zh.json") };

/** Named by the link that was opened; it holds for this visit and is not remembered. */
const linked = asked(new URLSearchParams(location.search).get("lang"));

const first = linked ?? remembered() ?? asLanguage(navigator.language);
void i18next.use(initReactI18next).init({
  resources: { [first]: { translation: (await WORDS[first]()).default } },
  lng: first,
  fallbackLng: false,
  supportedLngs: ["zh", "en"],
  interpolation: { escapeValue: false },
});
i18next.on("languageChanged", markPage);
markPage(i18next.language);

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) i18next.addResourceBundle(language, "translation", (await WORDS[language]()).default);
  await i18next.changeLanguage(language);
}

function markPage(language: string): void {
  document.documentElement.lang = asLanguage(language) === "zh" ? "zh-CN" : "en";
}

export function useLanguage() {
  return { language: useSyncExternalStore(hear, spoken), choose };
}

function hear(changed: () => void): () => void {
  i18next.on("languageChanged", changed);
  return () => i18next.off("languageChanged", changed);
}

const spoken = () => asLanguage(i18next.language);

function choose(next: Language): void {
  localStorage.setItem(KEY, next);
  void speak(next);
}

/** Speak the company's language unless this person chose one. */
export function speakAs(locale: string): void {
  const language = asLanguage(locale);
  if (linked === null && remembered() === null && i18next.language !== language) void speak(language);
}

type Two = (text: { zh: string; en: string }) => string;

const IN: Record<Language, Two> = { zh: ({ zh }) => zh, en: ({ en }) => en };

/** A text that came from the server in both languages; the same function for as long as the language is. */
export function useTwo(): Two {
  return IN[useLanguage().language];
}

function asLanguage(tag: string): Language {
  return tag.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function remembered(): Language | null {
  return asked(localStorage.getItem(KEY));
}

function asked(text: string | null): Language | null {
  return text === "zh" || text === "en" ? text : null;
}
