import { declare } from './declare.ts';

/** What a blockade does beside the goods that it cuts off. */
export const blockadeParameters = {
  meetings: declare(
    'Meetings that a blockade prevents',
    '封锁对知识交流的阻断',
    'share per severity',
    1,
    [0, 1],
    [0, 1],
    'assumption',
    'a blockade of severity .8 prevents four of five meetings with the bloc; 0 cuts goods alone',
    'A higher value cuts off more knowledge along with the goods.',
  ),
  response: declare(
    'R&D response to a blockade',
    '封锁下的研发响应',
    'share per severity',
    0,
    [0, 3],
    [0, 1],
    'literature',
    'two papers disagree: firms hit by export controls raised R&D by 49 %, which is .6 at a severity of .8, or did not respond as groups; 0 leaves it to their margins',
    'A higher response lets firms that are cut off spend more of their own money on R&D.',
  ),
};
