/** Every key that does something, by where it does. */
import { useTranslation } from "react-i18next";

import { Button, CloseOutlined } from "../kit";
import { useEntries } from "../navigation";
import { OF_ACTIONS, OF_ALERTS, PLACES } from "./keys";
import css from "./KeySheet.module.css";
import { Sheet } from "./Sheet";

type Line = { keys: readonly string[]; does: string };

export function KeySheet({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const entries = useEntries();
  const seen = (address: string) => entries.some(({ to }) => to === address);
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: t("palette.everywhere"),
      lines: [
        { keys: ["Ctrl", "K"], does: t("palette.title") },
        { keys: ["?"], does: t("palette.keys") },
        { keys: ["Esc"], does: t("palette.leaves") },
      ],
    },
    { title: t("palette.pages"), lines: PLACES.filter(({ to }) => seen(to)).map(({ key, text }) => ({ keys: ["G", key.toUpperCase()], does: t(text) })) },
    ...(seen("/alerts") ? [{ title: t("nav.alerts"), lines: OF_ALERTS.map((key) => ({ keys: [key], does: t(`alerts.key.${key}`) })) }] : []),
    ...(seen("/actions") ? [{ title: t("nav.actions"), lines: OF_ACTIONS.map((key) => ({ keys: [key], does: t(`actions.key.${key}`) })) }] : []),
    {
      title: t("palette.editing"),
      lines: [
        { keys: ["←", "→", "↑", "↓"], does: t("palette.moves") },
        { keys: ["Shift", "→"], does: t("palette.resizes") },
        { keys: ["Ctrl", "Z"], does: t("undo") },
      ],
    },
  ];
  return (
    <Sheet label={t("palette.keys")} close={close}>
      <header className={css.head}>
        <h2>{t("palette.keys")}</h2>
        <Button type="text" size="small" autoFocus icon={<CloseOutlined aria-hidden="true" />} aria-label={t("close")} onClick={close} />
      </header>
      <div className={css.groups} tabIndex={0} role="group" aria-label={t("palette.keys")}>
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ keys, does }) => (
                <div key={keys.join(" ") + does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
