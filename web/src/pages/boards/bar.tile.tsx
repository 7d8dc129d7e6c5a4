/** A KPI over time as columns. */
import { Columns } from "./Columns";
import type { TileOf } from "./kinds";

export default function Bars(props: TileOf) {
  return <Columns {...props} />;
}
