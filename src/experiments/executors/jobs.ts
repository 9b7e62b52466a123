/**
 * What workers can do. A job takes what its tasks share and answers with the function that does a task; both are plain
 * data, so that a task may be done in this thread, on another (by the file NAMEWorker.ts), or elsewhere.
 */
export const jobs = {
  chunk: async () => (await import('./chunkJob.ts')).chunkJob,
  replicate: async () => (await import('./replicateJob.ts')).replicateJob,
};

export type JobName = keyof typeof jobs;
type Job<J extends JobName> = Awaited<ReturnType<(typeof jobs)[J]>>;
type Work<J extends JobName> = Awaited<ReturnType<Job<J>>>;
export type SetupOf<J extends JobName> = Parameters<Job<J>>[0];
export type TaskOf<J extends JobName> = Parameters<Work<J>>[0];
export type ResultOf<J extends JobName> = Awaited<ReturnType<Work<J>>>;

/** The function that does the tasks of a job. */
export async function workOf<J extends JobName>(job: J, setup: SetupOf<J>): Promise<(task: TaskOf<J>) => ResultOf<J>> {
  const made = (await jobs[job]()) as (setup: SetupOf<J>) => unknown;
  return (await made(setup)) as (task: TaskOf<J>) => ResultOf<J>;
}
