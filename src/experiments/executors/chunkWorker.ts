import { answerTasks } from './answerTasks.ts';
import { chunkJob } from './chunkJob.ts';

export const chunkWorker = answerTasks(chunkJob);
