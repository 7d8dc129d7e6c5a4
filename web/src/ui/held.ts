/** A value held against its target: how long its bar is, where the tick stands, how large the gap. */
import type { Reading, Target } from "../api";

export type Held = {
  share: number;
  tick: number | null;
  /** What is shown of the gap: a share of an amount, a distance otherwise. */
  gap: { kind: "share"; share: number; pace: number | null } | { kind: "distance"; by: number; word: "short" | "ahead" | "over" | "under" | "within" };
  /** The target itself; of a band the edge that is nearer. */
  aim: number;
};

/** Room behind the target, so that a value beyond it can be seen. */
const ROOM = 1.25;

/** Null where the two cannot be held against each other, as of amounts in different currencies. */
export function held(reading: Pick<Reading, "value" | "currency">, target: Target): Held | null {
  if (reading.value === null || target.currency !== null && target.currency !== reading.currency) return null;
  const value = Number(reading.value);
  if (target.low !== null && target.high !== null) return inBand(value, Number(target.low), Number(target.high));
  if (target.target === null) return null;
  const aim = Number(target.target);
  if (target.kind === "additive" && target.direction === "up" && aim > 0) {
    const pace = target.expected === null ? null : Number(target.expected) / aim;
    return { share: value / aim, tick: pace, gap: { kind: "share", share: value / aim, pace: pace !== null && pace < 0.9995 ? pace : null }, aim };
  }
  const scale = Math.max(Math.abs(value), Math.abs(aim)) * ROOM || 1;
  const up = target.direction === "up";
  const word = up ? (value < aim ? "short" : "ahead") : value > aim ? "over" : "under";
  return { share: value / scale, tick: aim / scale, gap: { kind: "distance", by: Math.abs(value - aim), word }, aim };
}

function inBand(value: number, low: number, high: number): Held {
  const scale = Math.max(value, high) * ROOM || 1;
  const aim = value < low ? low : high;
  const inside = low <= value && value <= high;
  return { share: value / scale, tick: aim / scale, gap: { kind: "distance", by: Math.abs(value - aim), word: inside ? "within" : value < low ? "short" : "over" }, aim };
}
