/** A short list of which one is chosen, with arrow keys. */
import { CheckOutlined } from "@ant-design/icons";
import type { KeyboardEvent } from "react";

import css from "./filters.module.css";

export type Option = { value: string; label: string; note?: string | undefined };

type OneOfProps = { label: string; options: readonly Option[]; value: string; onChoose: (value: string) => void };

export function OneOf({ label, options, value, onChoose }: OneOfProps) {
  const current = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <div role="radiogroup" aria-label={label} className={css.list} onKeyDown={moveFocus}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === current ? 0 : -1}
          className={css.option}
          onClick={() => onChoose(option.value)}
        >
          <CheckOutlined aria-hidden="true" className={css.tick} />
          <span>{option.label}</span>
          {option.note && <span className={css.aside}>{option.note}</span>}
        </button>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = radios.indexOf(document.activeElement as HTMLElement);
  radios[(at + step + radios.length) % radios.length]?.focus();
}
