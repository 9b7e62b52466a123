import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const taxPreference: Instrument = {
  name: 'taxPreference',
  label: { en: 'Tax preference', zh: '税收优惠' },
  doc: 'Lets firms keep a share of their profit tax, the same for all or tailored to stages; firms without profit get nothing.',
  equation:
    'profit += rate * tax, tax = region.profitTax * profit before tax; several preferences of a firm multiply; R&D is decided on margins before tax (firm.profit, node.taxForgone)',
  source: 'paper 000, policy and financial resource allocation defects (one-size-fits-all tax preferences)',
  lever: 'profitTax',
  rate: declare(
    'Share of the profit tax forgone',
    '减免的所得税份额',
    'share of profit tax',
    0.4,
    [0, 1],
    [0, 1],
    'data',
    'high-technology enterprises in China pay 15 % instead of 25 %',
    'A higher share leaves profitable firms more to grow with.',
  ),
  filters: ['region', 'industry', 'stage', 'owner', 'employees', 'performance'],
  spends: true,
};
