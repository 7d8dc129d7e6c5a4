/** A tile as a file: its chart as a picture, its numbers as CSV or a workbook. */
import { DownloadOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Ask } from "../api/view";
import { useLanguage } from "../text";
import css from "./ExportButton.module.css";
import { ToolButton } from "./ToolButton";

type ExportButtonProps = { tile: string; title: string; kpis: readonly string[]; what: Ask };

const FORMATS = ["csv", "xlsx"] as const;

export function ExportButton({ tile, title, kpis, what }: ExportButtonProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [opened, open] = useState(false);
  const chart = opened ? document.getElementById(tile)?.querySelector<SVGSVGElement>("[data-chart] svg") : null;
  const name = [title, what.from, what.to].filter(Boolean).join(" ");
  const paint = async () => {
    open(false);
    const { download } = await import("./picture");
    await download(chart!, title, [what.from, what.to].filter(Boolean).join(" – "), name);
  };
  return (
    <Popover trigger="click" placement="topRight" arrow={false} open={opened} onOpenChange={open} destroyOnHidden
      content={
        <ul className={css.list}>
          {chart && (
            <li>
              <button type="button" onClick={() => void paint()}>
                {t("export.png")}
              </button>
            </li>
          )}
          {FORMATS.map((format) => (
            <li key={format}>
              <a href={address(format, name, kpis, what, language)} download={`${name}.${format}`} onClick={() => open(false)}>
                {t(`export.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      }
    >
      <span>
        <ToolButton label={t("export.tile")} icon={<DownloadOutlined aria-hidden="true" />} onClick={() => undefined} />
      </span>
    </Popover>
  );
}

function address(format: string, title: string, kpis: readonly string[], { by, where, ...rest }: Ask, lang: string): string {
  const query = new URLSearchParams({ format, title, lang, ...rest });
  for (const kpi of kpis) query.append("kpi", kpi);
  for (const dimension of by ?? []) query.append("by", dimension);
  for (const clause of where ?? []) query.append("where", clause);
  if (by?.length) query.set("total", "true");
  return `/api/v1/values/export?${query}`;
}
