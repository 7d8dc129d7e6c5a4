/** A KPI over time, split by a dimension. */
import { Columns } from "./Columns";
import type { TileOf } from "./kinds";

export default function Stacked(props: TileOf) {
  return <Columns {...props} />;
}
