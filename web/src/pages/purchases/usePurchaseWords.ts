/** A purchase order's amounts and days as text; amounts keep the code of their currency, for ¥ is two of them. */
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import { MISSING, say } from "../../ui/format";
import { today } from "../../ui/today";

export function usePurchaseWords() {
  const { language } = useLanguage();
  return {
    amount: (value: string, currency: string) => `${say(value, { unit: "money", currency: null, language, size: "full" })} ${currency}`,
    price: (value: string) => say(value, { unit: "money", currency: null, language, size: "price" }),
    units: (value: number) => say(value, { unit: "count", currency: null, language, size: "full" }),
    day: (iso: string | null) => (iso === null ? MISSING : sayDay(iso, language, today())),
  };
}
