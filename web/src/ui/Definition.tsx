/** The (i) of a number: one sentence on hover or focus, its page on click. */
import { InfoCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Kpi } from "../api";
import { useTwo } from "../text";
import css from "./Definition.module.css";

export function Definition({ kpi, to }: { kpi: Kpi; to: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <Tooltip title={two(kpi.meaning)} trigger={["hover", "focus"]} placement="topRight">
      <Link className={css.info} to={to} aria-label={t("card.definition", { name: two(kpi.name) })}>
        <InfoCircleOutlined aria-hidden="true" />
      </Link>
    </Tooltip>
  );
}
