/** The way from our figure to the platform's, cause by cause. */
import { useTranslation } from "react-i18next";

import type { GapCause, OfficialFigure } from "../../api";
import { useTwo } from "../../text";
import type { FigureWords } from "./useFigureWords";
import { waterfall } from "./waterfall";
import css from "./WaterfallChart.module.css";

type WaterfallChartProps = { figure: OfficialFigure; causes: readonly GapCause[]; words: FigureWords };

export function WaterfallChart({ figure, causes, words }: WaterfallChartProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const told = causes.filter(({ id }) => words.tells(figure, figure.causes[id]));
  const { bars, cut } = waterfall(Number(figure.own), Number(figure.official), told.map(({ id }) => ({ id, amount: Number(figure.causes[id]) })));
  const line = (id: string, name: string, amount: string, meaning?: string) => {
    const { left, width, rises } = bars.find((bar) => bar.id === id)!;
    const tone = id === "own" || id === "official" ? "whole" : id === "unknown" ? "unknown" : rises ? "more" : "less";
    return (
      <tr key={id} data-cause={id}>
        <th scope="row">
          <b>
            {name}
            {figure.assumed.includes(id) && "*"}
          </b>
          {meaning && <small>{meaning}</small>}
        </th>
        <td className={css.room} aria-hidden="true">
          <span className={`${css.bar} ${css[tone]}`} style={{ left: `${left * 100}%`, width: `max(2px, ${width * 100}%)` }} />
        </td>
        <td className={css.amount}>{amount}</td>
      </tr>
    );
  };
  return (
    <figure className={css.figure}>
      <table className={css.table}>
        <caption className="sr">{t("reconciliation.way")}</caption>
        <tbody>
          {line("own", t("reconciliation.own"), words.amount(figure, figure.own))}
          {told.map(({ id, name, meaning }) => line(id, two(name), words.change(figure, figure.causes[id]!), two(meaning)))}
          {line("official", t("reconciliation.official"), words.amount(figure, figure.official))}
        </tbody>
      </table>
      {cut && <figcaption>{t("reconciliation.cut")}</figcaption>}
    </figure>
  );
}
