import { recordingContract } from '#tests/contract/recording-contract.ts';
import { recordingProperties } from '#tests/contract/recording-properties.ts';
import { createFakeStore } from '#tests/support/fake-store.ts';

recordingContract('the fake', createFakeStore);
recordingProperties('the fake', createFakeStore, { runs: 400, withinMs: 60_000 });
