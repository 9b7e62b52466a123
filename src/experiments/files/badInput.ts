import { InputError } from '../../scenarios/inputError.ts';

/** A flag or argument with a value that cannot be used. */
export const badFlag = (flag: string, value: unknown, expected: string): InputError =>
  new InputError({ path: flag, value, expected });

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is on a full disk',
  EDQUOT: 'is over the disk quota',
  ENOENT: 'does not exist',
  ENOTDIR: 'leads through a file',
  EISDIR: 'is a folder',
  ENAMETOOLONG: 'has a name too long for the file system',
  EBUSY: 'is in use and cannot be replaced',
  EXDEV: 'is on another file system than the folder above it',
  ELOOP: 'is a link that leads back to itself',
  EINVAL: 'is not a usable name',
  ENOTEMPTY: 'was changed by another program meanwhile',
  EEXIST: 'was changed by another program meanwhile',
  EMFILE: 'cannot be opened: too many open files',
};

/** What the system refused, as bad input; every other error as it is. */
export function systemFault(error: unknown, place: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof InputError || typeof code !== 'string' || reasons[code] === undefined) return error;
  return new InputError({ path: place, problem: reasons[code], expected: 'a place that can be used' });
}
