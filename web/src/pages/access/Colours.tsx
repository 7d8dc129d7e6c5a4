/** Which colour says that a number is good, for this person in this browser; arrows and words say it too. */
import { useTranslation } from "react-i18next";

import { Radio } from "../../ui/kit";
import { Delta } from "../../ui/Money";
import { useMode } from "../../ui/Theme";
import { Tile } from "../../ui/Tile";
import css from "./Colours.module.css";

const HABITS = ["western", "chinese"] as const;
const RISE = { change: "1240", ratio: "0.062" };
const FALL = { change: "-980", ratio: "-0.049" };

export function Colours() {
  const { t } = useTranslation();
  const { habit, follow } = useMode();
  return (
    <Tile id="colours" title={t("colours.title")} note={t("colours.note")}>
      <Radio.Group className={css.choices ?? ""} aria-label={t("colours.title")} value={habit} onChange={(event) => follow(event.target.value as typeof habit)}
        options={HABITS.map((value) => ({ value, label: t(`colours.${value}`) }))}
      />
      <p className={css.shown}>
        <span>{t("colours.example")}</span>
        <Delta comparison={RISE} unit="count" better="up" />
        <Delta comparison={FALL} unit="count" better="up" />
      </p>
    </Tile>
  );
}
