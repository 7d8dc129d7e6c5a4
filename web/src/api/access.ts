/** Signing in and out, one's own account, and the people of the company. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
import { queryClient } from "./queries";

export type Session = Schemas["Session"];
export type Whose = Schemas["Whose"];
export type Employee = Schemas["Employee"];
export type People = Schemas["People"];
export type ProviderNamed = Schemas["ProviderNamed"];
export type OwnAccount = Schemas["OwnAccount"];
export type PersonChange = Partial<Schemas["PersonChange"]>;
export type NewPerson = Partial<Schemas["NewPerson"]> & Pick<Schemas["NewPerson"], "id" | "name" | "department">;

const SESSION = ["session"];
const ACCOUNT = ["account"];
const PEOPLE = ["people"];

export const useSession = () => useQuery({ queryKey: SESSION, queryFn: () => given(client.GET("/api/v1/session")) });

/** What whoever sits here may see and do; this machine, in a company in which nobody signs in, may all. */
export function useMay() {
  const { data } = useSession();
  const person = data?.person ?? null;
  const whole = data?.open || person?.whole || false;
  const costs = data?.open || person?.costs || false;
  const may = (permission: string) => data?.open || person?.permissions.some(({ id }) => id === permission) || false;
  /** What is done to the whole company, by those who see all of it. */
  const mayForAll = (permission: string) => whole && costs && may(permission);
  return { whole, costs, may, mayForAll };
}

/** Somebody else sits here now: nothing that was answered before is theirs. */
function seat(session: Session): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
  queryClient.setQueryData(SESSION, session);
}

export const useSignIn = () =>
  useMutation({
    mutationFn: (body: Schemas["SigningIn"]) => given(client.POST("/api/v1/session", { body })),
    onSuccess: seat,
  });

export const useSignOut = () => useMutation({ mutationFn: () => given(client.DELETE("/api/v1/session")), onSuccess: seat });

export const useInvited = (secret: string) =>
  useQuery({ queryKey: ["invitation", secret], queryFn: () => given(client.POST("/api/v1/invitation", { body: { secret } })), enabled: secret !== "" });

export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (body: Schemas["Accepting"]) => given(client.POST("/api/v1/invitation/accept", { body })),
    onSuccess: seat,
  });

/** The browser leaves for the provider and comes back at `/sign-in/<id>`. */
export const useBeginByProvider = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Required<Schemas["ProviderWanted"]>) => given(client.POST("/api/v1/sign-in/{id}", { params: { path: { id } }, body })),
    onSuccess: ({ url }) => window.location.assign(url),
  });

const seatBy = ({ session }: Schemas["ProviderSignedIn"]) => seat(session);

export const useFinishByProvider = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Required<Schemas["ProviderAnswer"]>) => given(client.POST("/api/v1/sign-in/{id}/finish", { params: { path: { id } }, body })),
    onSuccess: seatBy,
  });

export const useCodeForProvider = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Schemas["ProviderCode"]) => given(client.POST("/api/v1/sign-in/{id}/second-factor", { params: { path: { id } }, body })),
    onSuccess: seatBy,
  });

export const useAccount = () => useQuery({ queryKey: ACCOUNT, queryFn: () => given(client.GET("/api/v1/account")) });

const kept = (account: OwnAccount) => queryClient.setQueryData(ACCOUNT, account);
const again = () => queryClient.invalidateQueries({ queryKey: ACCOUNT });

export const useNewPassword = () =>
  useMutation({ mutationFn: (body: Schemas["NewPassword"]) => given(client.POST("/api/v1/account/password", { body })), onSuccess: kept });

export const useEnrol = () => useMutation({ mutationFn: () => given(client.POST("/api/v1/account/second-factor")) });

export const useConfirm = () =>
  useMutation({ mutationFn: (code: string) => given(client.POST("/api/v1/account/second-factor/confirm", { body: { code } })), onSuccess: again });

export const useEndSecondFactor = () =>
  useMutation({ mutationFn: (code: string) => given(client.POST("/api/v1/account/second-factor/end", { body: { code } })), onSuccess: kept });

export const useEndSession = () =>
  useMutation({ mutationFn: (id: string) => given(client.DELETE("/api/v1/account/sessions/{id}", { params: { path: { id } } })), onSuccess: kept });

export const useUnbind = () =>
  useMutation({ mutationFn: (id: string) => given(client.DELETE("/api/v1/account/providers/{id}", { params: { path: { id } } })), onSuccess: kept });

export const useMakeToken = () =>
  useMutation({ mutationFn: (body: Schemas["NewToken"]) => given(client.POST("/api/v1/account/tokens", { body })), onSuccess: again });

export const useRevokeToken = () =>
  useMutation({ mutationFn: (id: string) => given(client.DELETE("/api/v1/account/tokens/{id}", { params: { path: { id } } })), onSuccess: kept });

export const usePeople = () => useQuery({ queryKey: PEOPLE, queryFn: () => given(client.GET("/api/v1/people")) });

const everybody = (people: People) => queryClient.setQueryData(PEOPLE, people);

export const useAddPerson = () =>
  useMutation({ mutationFn: (body: NewPerson) => given(client.POST("/api/v1/people", { body: body as Schemas["NewPerson"] })), onSuccess: everybody });

export const useChangePerson = (id: string) =>
  useMutation({
    mutationFn: (body: PersonChange) => given(client.POST("/api/v1/people/{id}", { params: { path: { id } }, body: body as Schemas["PersonChange"] })),
    onSuccess: everybody,
  });

export const useInvite = (id: string) =>
  useMutation({
    mutationFn: () => given(client.POST("/api/v1/people/{id}/invite", { params: { path: { id } }, body: { reason: "" } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PEOPLE }),
  });
