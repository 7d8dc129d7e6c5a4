/** Some KPIs slice by slice, with their total. */
import { SlicesTile } from "./SlicesTile";
import type { TileOf } from "./kinds";

export default function Table(props: TileOf) {
  return <SlicesTile {...props} />;
}
