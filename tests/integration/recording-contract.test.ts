import { recordingContract } from '#tests/contract/recording-contract.ts';
import { createPostgresStore } from '#tests/support/postgres-store.ts';

recordingContract('PostgreSQL', createPostgresStore);
