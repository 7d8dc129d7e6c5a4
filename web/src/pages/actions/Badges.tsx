/** What is to be seen of an action besides where it stands: approved by its playbook alone, changed by a person. */
import type { ActionEntry } from "../../api";
import { StatusTag } from "../../ui/StatusTag";

export function Badges({ action }: { action: Pick<ActionEntry, "by_playbook" | "version"> }) {
  return (
    <>
      {action.by_playbook && <StatusTag status="by_playbook" group="actionBadge" />}
      {action.version > 1 && <StatusTag status="edited" group="actionBadge" />}
    </>
  );
}
