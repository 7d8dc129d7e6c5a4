/** What pages and parts need to know of the server's answers. */
export * from "./alerts";
export * from "./client";
export * from "./costs";
export * from "./goals";
export * from "./queries";
export * from "./reviews";
export * from "./useView";
export * from "./view";
