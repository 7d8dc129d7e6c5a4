/** Keeps the frame standing when a page or a part of it could not be loaded, and offers another try. */
import { Component, type ReactNode } from "react";

import { Problem } from "../api";
import { Troubled } from "./Troubled";

export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Troubled problem={new Problem(0, "unreachable", "")} retry={() => window.location.reload()} height={320} />;
  }
}
