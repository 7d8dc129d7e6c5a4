/** The dimensions that the filter bar has a control for: they filter what is shown, others open the KPI. */
export const STORE = "store";
/** Those whose values are looked up in the data. */
export const LOOKED_UP = ["country", "brand"] as const;
export const OWN_CONTROL: readonly string[] = [STORE, ...LOOKED_UP];
