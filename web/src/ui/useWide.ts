/** How wide the window is, where the layout and not only the style depends on it. */
import { useSyncExternalStore } from "react";

export const useWide = watching("(min-width: 1440px)");
export const useRoomy = watching("(min-width: 1200px)");

function watching(query: string): () => boolean {
  const media = window.matchMedia(query);
  const subscribe = (changed: () => void) => {
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  };
  return () => useSyncExternalStore(subscribe, () => media.matches);
}
