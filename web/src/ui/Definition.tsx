/** The (i) of a number: one sentence on hover or focus, its page on click. */
import { InfoCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";

import type { Kpi } from "../api";
import { useTwo } from "../text";
import css from "./Definition.module.css";
import { ViewLink } from "./ViewLink";

export const Definition = memo(function Definition({ kpi, to = `/kpis/${kpi.id}` }: { kpi: Kpi; to?: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <Tooltip title={two(kpi.meaning)} trigger={["hover", "focus"]} placement="topRight">
      <ViewLink className={css.info} to={to} aria-label={t("card.definition", { name: two(kpi.name) })}>
        <InfoCircleOutlined aria-hidden="true" />
      </ViewLink>
    </Tooltip>
  );
});
