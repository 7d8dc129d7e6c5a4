/** Words on a board. */
import { useTwo } from "../../text";
import { Tile } from "../../ui/Tile";
import type { TileOf } from "./kinds";

export default function Words({ id, tile }: TileOf) {
  const two = useTwo();
  return (
    <Tile id={id} title={tile.name ? two(tile.name) : ""}>
      <p>{tile.text && two(tile.text)}</p>
    </Tile>
  );
}
