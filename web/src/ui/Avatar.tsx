/** A person by initials, with the whole name beside or for those who hover. */
import css from "./Avatar.module.css";

export function Avatar({ name }: { name: string }) {
  return (
    <span className={css.avatar} aria-hidden="true" title={name}>
      {initials(name)}
    </span>
  );
}

/** The last Chinese character, else first letters: 陈浩 Chen Hao is 浩, Anna Weber is AW. */
export function initials(name: string): string {
  const chinese = /[\u4e00-\u9fff]+/.exec(name)?.[0];
  if (chinese) return chinese.slice(-1);
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
