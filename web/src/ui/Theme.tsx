/** Light or dark, which follows the system until a person chooses, and which colour is good: the tokens for antd and the style sheets. */
import { ConfigProvider, theme as antd, type ThemeConfig } from "antd";
import enUS from "antd/es/locale/en_US";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { flushSync } from "react-dom";

import { useLanguage, type Language } from "../text";
import { cssVariables, fonts, mono, tokens, type Habit, type Mode, type Tokens } from "./tokens";

const KEY = "helloword.theme";
const HABIT_KEY = "helloword.colours";
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const system = window.matchMedia("(prefers-color-scheme: dark)");

type Themed = { mode: Mode; toggle: () => void; insist: (mode: Mode | null) => void; habit: Habit; follow: (habit: Habit) => void; colours: Tokens };

const nothing = () => undefined;
const ThemeContext = createContext<Themed>({ mode: "light", toggle: nothing, insist: nothing, habit: "western", follow: nothing, colours: tokens.western.light });

export const useMode = () => useContext(ThemeContext);

export function Theme({ children }: { children: ReactNode }) {
  const [chosen, choose] = useState(remembered);
  const [insisted, insist] = useState<Mode | null>(null);
  const [habit, setHabit] = useState(habitOf);
  const followed = useSystemMode();
  const printed = usePrinted();
  const mode = printed ? "light" : (insisted ?? chosen ?? followed);
  const { language } = useLanguage();
  const locale = useLocale(language);

  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of cssVariables(mode, habit)) root.style.setProperty(name, value);
    root.style.setProperty("--font", fonts);
    root.style.setProperty("--mono", mono);
    root.style.colorScheme = mode;
    root.dataset.theme = mode;
    root.dataset.colours = habit;
  }, [mode, habit]);
  useLayoutEffect(() => {
    dayjs.locale(language === "zh" ? "zh-cn" : "en");
  }, [language]);

  const value = useMemo(() => {
    const follow = (next: Habit) => {
      localStorage.setItem(HABIT_KEY, next);
      setHabit(next);
    };
    return { mode, toggle: () => choose(remember(mode === "dark" ? "light" : "dark")), insist, habit, follow, colours: tokens[habit][mode] };
  }, [mode, habit]);
  return (
    <ThemeContext value={value}>
      <ConfigProvider theme={antdTheme(mode)} locale={locale} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}

/** antd's own words; the Chinese ones are fetched when Chinese is first spoken. */
function useLocale(language: Language): typeof enUS {
  const [zhCN, know] = useState<typeof enUS | null>(null);
  useEffect(() => {
    if (language === "zh" && !zhCN) void import("antd/es/locale/zh_CN").then((found) => know(found.default));
  }, [language, zhCN]);
  return language === "zh" && zhCN ? zhCN : enUS;
}

function useSystemMode(): Mode {
  return useSyncExternalStore(
    (changed) => {
      system.addEventListener("change", changed);
      return () => system.removeEventListener("change", changed);
    },
    () => (system.matches ? "dark" : "light"),
  );
}

/** Paper is light. */
function usePrinted(): boolean {
  const [printed, print] = useState(false);
  useEffect(() => {
    const [before, after] = [() => flushSync(() => print(true)), () => print(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printed;
}

function remembered(): Mode | null {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : null;
}

const habitOf = (): Habit => (localStorage.getItem(HABIT_KEY) === "chinese" ? "chinese" : "western");

/** A choice that is what the system says anyway is forgotten, so that the system is followed again. */
function remember(mode: Mode): Mode | null {
  if (mode === (system.matches ? "dark" : "light")) {
    localStorage.removeItem(KEY);
    return null;
  }
  localStorage.setItem(KEY, mode);
  return mode;
}

function antdTheme(mode: Mode): ThemeConfig {
  const t = tokens.western[mode];
  return {
    cssVar: { key: "hw" },
    hashed: false,
    algorithm: mode === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      fontFamily: fonts,
      fontFamilyCode: mono,
      fontSize: 13,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: 30,
      colorPrimary: t.button,
      colorLink: t.primary,
      colorSuccess: t.ok,
      colorWarning: t.warn,
      colorError: t.bad,
      colorBgLayout: t.bg,
      colorBgContainer: t.card,
      colorBgElevated: t.card,
      colorBorder: t.line,
      colorBorderSecondary: t.line,
      colorText: t.t1,
      colorTextSecondary: t.t2,
      colorTextTertiary: t.t3,
      colorTextDescription: t.t3,
      colorTextPlaceholder: t.t3,
      controlItemBgActive: t.tint,
      boxShadowSecondary: t.float,
      // A list that opens waits for the end of its animation, which would never come.
      motion: !still.matches,
      motionDurationFast: "0.12s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.2s",
    },
    components: {
      Segmented: { trackBg: t.grid, itemSelectedBg: t.card, itemColor: t.t2, itemSelectedColor: t.t1, trackPadding: 2 },
      Tooltip: { colorBgSpotlight: mode === "dark" ? "#2a303a" : "#1b1f26", colorTextLightSolid: "#f3f5f8" },
      Button: { defaultShadow: "none", primaryShadow: "none", fontWeight: 500 },
    },
  };
}
