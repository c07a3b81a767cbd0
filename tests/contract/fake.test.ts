import { recordingContract } from '#tests/contract/recording-contract.ts';
import { createFakeStore } from '#tests/support/fake-store.ts';

recordingContract('the fake', createFakeStore);
