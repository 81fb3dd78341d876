import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { queryClient } from "../src/data/http/query-client.ts";
import { knownTagsQuery } from "../src/data/queries/customers.ts";
import { quickRepliesQuery } from "../src/data/queries/quick-replies.ts";
import { readersQuery } from "../src/data/queries/readers.ts";
import { putSnapshot } from "../src/data/store/snapshots.ts";
import { ConversationContext, SessionContext } from "../src/features/conversation/conversation-context.ts";
import { Toasts } from "../src/ui/overlays/Toasts.tsx";
import { TooltipLayer } from "../src/ui/overlays/Tooltip.tsx";
import { type Address, bareAddress } from "./address.ts";
import { accountId, knownTags, openConversation, openSession, readers, snapshots } from "./fixtures.ts";
import { groups } from "./groups.ts";
import { act } from "./interactions.ts";
import { idOf, type Specimen, type State, stateId } from "./specimen.ts";

/** The context of components in the console: a router, snapshots and an open conversation. */
export function Stage({ address }: { address: Address }) {
  const router = useMemo(() => {
    for (const mainSnapshot of snapshots) putSnapshot(mainSnapshot.account.id, mainSnapshot);
    queryClient.setQueryData(quickRepliesQuery(accountId).queryKey, []);
    queryClient.setQueryData(knownTagsQuery(accountId).queryKey, knownTags);
    queryClient.setQueryData(readersQuery(openSession.conversationId, 0).queryKey, readers);
    const root = createRootRoute();
    const account = createRoute({
      getParentRoute: () => root,
      path: "/a/$accountId",
      component: () => <Drawn address={address} />,
    });
    const history = createMemoryHistory({ initialEntries: [`/a/${accountId}`] });
    return createRouter({ routeTree: root.addChildren([account]), history });
  }, [address]);
  return (
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={openConversation}>
        <SessionContext value={openSession}>
          <RouterProvider router={router as never} />
          <Toasts />
          <TooltipLayer />
        </SessionContext>
      </ConversationContext>
    </QueryClientProvider>
  );
}

function Drawn({ address }: { address: Address }) {
  const specimens = groups.flatMap((group) => group.specimens);
  const { only } = address;
  for (const specimen of specimens)
    for (const state of specimen.states)
      if (stateId(specimen, state) === only) return <Alone specimen={specimen} state={state} />;
  const shown = specimens.filter((specimen) => only === null || idOf(specimen) === only);
  return (
    <div className="g-stage">
      {shown.map((specimen) => (
        <Section key={specimen.file} specimen={specimen} address={address} />
      ))}
    </div>
  );
}

interface DrawnState {
  specimen: Specimen;
  state: State;
}

function Alone({ specimen, state }: DrawnState) {
  useMemo(() => state.before?.(), [state]);
  const [done, setDone] = useState(!state.then);
  useEffect(() => {
    if (state.then) void act(state.then).then(() => setDone(true));
  }, [state]);
  return (
    <div
      data-specimen={idOf(specimen)}
      data-done={done || undefined}
      className={`g-alone g-on-${specimen.on ?? 2}`}
    >
      {state.draw()}
    </div>
  );
}

const Section = ({ specimen, address }: { specimen: Specimen; address: Address }) => (
  <section
    id={idOf(specimen)}
    data-specimen={idOf(specimen)}
    data-screen={specimen.screen}
    className="g-section"
  >
    <h2>
      {specimen.file.split("/").at(-1)} <small>{specimen.file}</small>
    </h2>
    {specimen.use && <Use code={specimen.use} />}
    <div className={`g-states g-on-${specimen.on ?? 2}`}>
      {specimen.states.map((state) => (
        <figure key={state.name} id={stateId(specimen, state)} style={{ width: specimen.width }}>
          <figcaption>
            <a href={`#${stateId(specimen, state)}`} onClick={nameInParent}>
              {state.name}
            </a>
          </figcaption>
          {specimen.alone ? (
            <Window
              specimen={specimen}
              title={state.name}
              src={bareAddress(address, stateId(specimen, state))}
            />
          ) : (
            state.draw()
          )}
        </figure>
      ))}
    </div>
  </section>
);

const Use = ({ code }: { code: string }) => (
  <details className="g-use">
    <summary>Example</summary>
    <pre>{code}</pre>
  </details>
);

/** A state in a frame of its own, or the middle of it. */
function Window({ specimen, title, src }: { specimen: Specimen; title: string; src: string }) {
  const { width = 0, window: wide, alone: height } = specimen;
  const style = wide ? { height, width: wide, marginLeft: (width - wide) / 2 } : { height };
  const frame = <iframe title={title} src={src} loading="lazy" style={style} />;
  return wide ? <div className="g-middle">{frame}</div> : frame;
}

/** Puts a state's link into the gallery's URL, not the frame's. */
function nameInParent(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (window.parent === window) return;
  event.preventDefault();
  window.parent.location.hash = event.currentTarget.hash;
}
