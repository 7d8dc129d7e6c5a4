/** A link that takes the view along; another view changes it alone, and not what it stands in. */
import { memo, type ComponentProps } from "react";
import { Link } from "react-router";

import { useViewSearch } from "../api";

/** `to` is an address of the app without parameters. */
export const ViewLink = memo(function ViewLink({ to, ...rest }: ComponentProps<typeof Link> & { to: string }) {
  const search = useViewSearch();
  return <Link {...rest} to={to.startsWith("/") ? to + search : to} />;
});
