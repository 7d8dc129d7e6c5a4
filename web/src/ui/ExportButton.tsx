/** A tile as a file: its chart as a picture, its numbers as CSV or a workbook. */
import { DownloadOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Ask } from "../api/view";
import { useLanguage } from "../text";
import css from "./ExportButton.module.css";
import { ToolButton } from "./ToolButton";

const FORMATS = ["csv", "xlsx"] as const;
type FileFormat = (typeof FORMATS)[number];

type ExportButtonProps = { tile: string; title: string; kpis: readonly string[]; what: Ask };

/** The numbers of KPIs that a tile shows. */
export function ExportButton({ tile, title, kpis, what }: ExportButtonProps) {
  const { language } = useLanguage();
  const days = [what.from, what.to].filter(Boolean).join(" – ");
  return <FilesButton tile={tile} title={title} days={days} address={(format, name) => address(format, name, kpis, what, language)} />;
}

type FilesProps = {
  tile: string;
  title: string;
  days: string;
  /** Where the server gives them in a format, under a name. */
  address: (format: FileFormat, name: string) => string;
};

export function FilesButton(asked: FilesProps) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  return (
    <Popover trigger="click" placement="topRight" arrow={false} open={opened} onOpenChange={open} destroyOnHidden content={<Formats {...asked} close={() => open(false)} />}>
      <span>
        <ToolButton label={t("export.tile")} icon={<DownloadOutlined aria-hidden="true" />} onClick={nothing} />
      </span>
    </Popover>
  );
}

const nothing = () => undefined;

function Formats({ tile, title, days, address, close }: FilesProps & { close: () => void }) {
  const { t } = useTranslation();
  const [chart] = useState(() => document.getElementById(tile)?.querySelector<SVGSVGElement>("[data-chart] svg"));
  const name = [title, ...days.split(" – ")].filter(Boolean).join(" ");
  const paint = async () => {
    close();
    const { download } = await import("./picture");
    await download(chart!, title, days, name);
  };
  return (
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
          <a href={address(format, name)} download={`${name}.${format}`} onClick={close}>
            {t(`export.${format}`)}
          </a>
        </li>
      ))}
    </ul>
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
