'use client';

import { allRetired, everyState, withoutKafka } from '#components/dev/fleet-scenes.ts';
import { scene, unknownScene } from '#components/dev/scenes.ts';
import { Section, State } from '#components/dev/section.tsx';
import { DENSITIES, type Density } from '#components/fleet/density.ts';
import { EmptyFleet } from '#components/fleet/empty-fleet.tsx';
import { Fleet } from '#components/fleet/fleet.tsx';
import { TileGrid } from '#components/fleet/tile-grid.tsx';
import { useOverview, useReading } from '#components/live/use-live.ts';

export function FleetStates() {
  return (
    <>
      <Section title="Tiles">
        {DENSITIES.map((density) => (
          <State key={density} name={density} live={everyState}>
            <Tiles density={density} />
          </State>
        ))}
        <State name="Kafka is away" live={withoutKafka}>
          <Tiles density="normal" />
        </State>
      </Section>
      <Section title="Fleet">
        <State name="loading" live={unknownScene}>
          <Fleet />
        </State>
        <State name="empty" live={() => scene({})}>
          <EmptyFleet topic="freezer-temperatura" />
        </State>
        <State name="all retired" live={allRetired}>
          <EmptyFleet topic="freezer-temperatura" />
        </State>
      </Section>
    </>
  );
}

function Tiles({ density }: { density: Density }) {
  const { entries } = useOverview();
  const ids = entries.map(({ id }) => id);
  return (
    <div data-reading={useReading()}>
      <TileGrid groups={[{ place: null, ids }]} density={density} />
    </div>
  );
}
