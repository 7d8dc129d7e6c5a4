/** Landed costs: what is missing as a list to work off, and below it every cost with its history. */
import { useTranslation } from "react-i18next";

import { marks, useCosts } from "../../api";
import { Empty } from "../../ui/Empty";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { AllCosts } from "./AllCosts";
import css from "./Costs.module.css";
import { MissingTile } from "./MissingTile";

export function Costs() {
  const { t } = useTranslation();
  const costs = useCosts();
  if (costs.error && !costs.data) {
    return (
      <>
        <PageHead title={t("nav.costs")} />
        <Troubled problem={costs.error} retry={() => void costs.refetch()} height={320} />
      </>
    );
  }
  if (!costs.data) return <PageHead title={t("nav.costs")} waiting />;
  return (
    <>
      <PageHead title={t("nav.costs")} />
      {costs.data.skus.length === 0 ? (
        <Empty title={t("costs.none")} how={t("costs.noneHow")} command="helloword import orders.csv costs.csv" />
      ) : (
        <div className={css.tiles}>
          <MissingTile costs={costs.data} marks={marks(costs)} />
          <AllCosts costs={costs.data} marks={marks(costs)} />
        </div>
      )}
    </>
  );
}
