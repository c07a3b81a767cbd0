import { recordingContract } from '#tests/contract/recording-contract.ts';
import { recordingProperties } from '#tests/contract/recording-properties.ts';
import { createPostgresStore } from '#tests/support/postgres-store.ts';

recordingContract('PostgreSQL', createPostgresStore);
recordingProperties('PostgreSQL', createPostgresStore, { runs: 15, withinMs: 120_000 });
