/** Shows what it holds once it is near the screen; until then it takes the room. What is on screen at first is there at once. */
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";

const MARGIN = "600px";

/** Whether everything is shown at once, wherever it stands. */
export const Whole = createContext(false);

export function Near({ className, style = {}, height, children }: { className?: string | undefined; style?: Record<string, string | number>; height: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [came, setNear] = useState(false);
  const near = useContext(Whole) || came;
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: MARGIN });
    watch.observe(box.current!);
    const printed = () => setNear(true);
    window.addEventListener("beforeprint", printed);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", printed);
    };
  }, []);
  return (
    <div ref={box} className={className} style={near ? style : { ...style, minHeight: height }}>
      {near && children}
    </div>
  );
}
