import { answerTasks } from './answerTasks.ts';
import { replicateJob } from './replicateJob.ts';

export const replicateWorker = answerTasks(replicateJob);
