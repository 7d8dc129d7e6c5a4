/** Who did something: a colleague by name, this machine, or the product itself. */
import { useTranslation } from "react-i18next";

import { useColleagues } from "../api";

/** Parts of the product that act by themselves. */
const ITSELF = ["", "actions", "alerts", "reviews", "demo", "system"];

export function useActorName(): (actor: string | null) => string {
  const { t } = useTranslation();
  const names = new Map(useColleagues().data?.map(({ actor, name }) => [actor, name]));
  return (actor) => {
    if (actor === null || ITSELF.includes(actor)) return t("actions.itself");
    if (actor === "local") return t("boards.thisMachine");
    return names.get(actor) ?? actor.replace(/^(cli|person):/, "");
  };
}
