/** Every goal of a tree, one after the other. */
import type { GoalNode } from "../../api";

export const flatGoals = (goals: readonly GoalNode[]): GoalNode[] => goals.flatMap((goal) => [goal, ...flatGoals(goal.parts)]);
