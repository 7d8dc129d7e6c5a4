/** Goals are shown from the company to its departments and people. */
import { expect, test } from "vitest";

import type { GoalNode, Somebody } from "../src/api";
import { flat, lines, months, ranked, teamsOf } from "../src/pages/goals/standing";

const goal = (id: string, level: string, department: string | null = null, weight = "1", parts: GoalNode[] = [], owner = "nobody") => ({ id, level, department, weight, parts, owner }) as unknown as GoalNode;
const NOBODY = teamsOf([]);

test("the company's goals come first, then each department's, then those of no department", () => {
  const tree = [
    goal("alone", "person"),
    goal("service", "department", "service"),
    goal("light", "company"),
    goal("heavy", "company", null, "3", [goal("of-person", "person"), goal("of-department", "department", "sales")]),
    goal("finance", "department", "finance"),
  ];

  expect(flat(ranked(tree, NOBODY)).map(({ id }) => id)).toEqual(["heavy", "of-department", "of-person", "light", "finance", "service", "alone"]);
});

test("a person's goal stands under the department of whoever owns it", () => {
  const whose = [{ of: "person", id: "ben", department: "finance" }, { of: "department", id: "service", department: null }] as unknown as Somebody[];
  const tree = [goal("alone", "person"), goal("service", "department", "service"), goal("bens", "person", null, "1", [], "ben"), goal("finance", "department", "finance")];

  expect(ranked(tree, teamsOf(whose)).map(({ id }) => id)).toEqual(["finance", "bens", "service", "alone"]);
});

test("what is below a folded goal is not shown", () => {
  const tree = [goal("a", "company", null, "1", [goal("b", "person")]), goal("c", "company")];

  expect(lines(tree, new Set(["a"])).map((line) => line.goal.id)).toEqual(["a", "c"]);
  expect(lines(tree, new Set()).map(({ depth }) => depth)).toEqual([0, 1, 0]);
});

test("months run over the turn of the year to the end of the goal", () => {
  expect(months("2026-11-01", "2027-02-15")).toEqual(["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01"]);
});
