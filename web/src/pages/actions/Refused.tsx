/** Which actions the server would not let be decided on, in its own words. */
import type { ActionsDecided } from "../../api";
import { useCoded } from "../../ui/words";
import css from "./Refused.module.css";

export function Refused({ decided }: { decided: ActionsDecided | undefined }) {
  const coded = useCoded();
  if (!decided || decided.refused.length === 0) return null;
  return (
    <ul className={css.refused} role="alert">
      {decided.refused.map(({ id, code, detail }) => (
        <li key={id}>
          <b>{id}</b> {coded("problem", code, detail)}
        </li>
      ))}
    </ul>
  );
}
