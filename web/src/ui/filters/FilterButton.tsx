/** A control of the filter bar: shows its name and choice, opens its options, gives the focus back when closed. */
import { DownOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { memo, useRef, useState, type ReactNode } from "react";

import css from "./filters.module.css";

type FilterButtonProps = {
  label: string;
  value: string;
  note?: string | undefined;
  icon?: ReactNode;
  /** Says the name aloud only, where the value speaks for itself. */
  quiet?: boolean;
  children: (close: () => void) => ReactNode;
};

/** While it is closed, what it would offer changes nothing. */
export function FilterButton(props: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  const [offered, offer] = useState(() => props.children);
  if (open && offered !== props.children) offer(() => props.children);
  return <Control {...props} open={open} setOpen={setOpen}>{open ? props.children : offered}</Control>;
}

type ControlProps = FilterButtonProps & { open: boolean; setOpen: (open: boolean) => void };

const Control = memo(function Control({ label, value, note, icon, quiet = false, open, setOpen, children }: ControlProps) {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const focusFirst = (opened: boolean) => {
    const find = (what: string) => panel.current?.querySelector<HTMLElement>(what);
    if (opened) (find("[aria-checked=true]") ?? find("[role=radio], input, button"))?.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={focusFirst}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <div ref={panel} role="group" aria-label={label} onKeyDown={(event) => event.key === "Escape" && close()}>
          {children(close)}
        </div>
      }
    >
      <button ref={button} type="button" className={css.button} aria-expanded={open} aria-haspopup="true">
        {icon}
        <span className={quiet ? "sr" : css.label}>{label}</span>
        <b>{value}</b>
        {note && <span className={css.note}>{note}</span>}
        <DownOutlined aria-hidden="true" className={css.chevron} />
      </button>
    </Popover>
  );
});
