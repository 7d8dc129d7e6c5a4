/** The company's day: deadlines are counted by it, wherever the person sits. */
import { queryClient, type Company } from "../api";

/** Swedes write days as ISO does. */
const dayIn = (timeZone: string | undefined) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format();

export const today = (): string => dayIn(queryClient.getQueryData<Company>(["company"])?.timezone);
