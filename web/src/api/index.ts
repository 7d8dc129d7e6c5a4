/** What pages and parts need to know of the server's answers. */
export * from "./access";
export * from "./actions";
export * from "./alerts";
export * from "./audit";
export * from "./boards";
export * from "./client";
export * from "./costs";
export * from "./goals";
export * from "./imports";
export * from "./purchases";
export * from "./queries";
export * from "./reconciliation";
export * from "./reviews";
export * from "./surveys";
export * from "./targets";
export * from "./useView";
export * from "./view";
