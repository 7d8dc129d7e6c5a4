/** One parameter of the URL that belongs to a page and not to the view. */
import { useSearchParams } from "react-router";

/** `typed`: each keystroke replaces the last, so that the way back is one step. */
export function useParam(name: string, typed = false): [string | null, (value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (value: string | null) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { preventScrollReset: true, replace: typed },
    );
  return [search.get(name), set];
}
