// Where the window begins: styles, the theme, the cache of answers, and the app. It must not know any screen.
import '@mantine/core/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { BugBoundary } from './BugBoundary';
import { makeQueryClient } from './data/query-client';
import { cssVariables, theme } from './theme';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the app');

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={makeQueryClient()}>
        <BugBoundary>
          <App />
        </BugBoundary>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
