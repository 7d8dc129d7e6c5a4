/** What each channel costs and brings: visits, spend, cost per visit and per customer, return. */
import { SlicesTile } from "./SlicesTile";
import type { TileOf } from "./kinds";

export default function Channels(props: TileOf) {
  return <SlicesTile {...props} compact />;
}
