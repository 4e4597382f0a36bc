// Where the customer's display begins: it waits to be told what to show. No library of the till's window is loaded here.
import '../styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { CustomerDisplay } from '../../shared/contract/customer-view';
import { CustomerScreen } from './CustomerScreen';

const place = document.getElementById('root');
const { customer } = window as unknown as { readonly customer?: CustomerDisplay };
if (!place || !customer) throw new Error('the display has no place or no preload script');

const root = createRoot(place);
customer.onView((view) => {
  document.documentElement.dataset['mantineColorScheme'] = view.dark ? 'dark' : 'light';
  root.render(
    <StrictMode>
      <CustomerScreen view={view} />
    </StrictMode>,
  );
});
