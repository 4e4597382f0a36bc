// The look of the house: sizes that are read from a metre away, two palettes, one accent.
// Colours live here and in styles.css; screens name what a thing is, never a colour.
import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const MONO = "'Unitill Mono', ui-monospace, 'Cascadia Mono', Consolas, 'SF Mono', 'DejaVu Sans Mono', monospace";
const SANS =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

// A deep teal: far from the four colours of results, so that a button is never taken for an answer.
const ink: MantineColorsTuple = [
  '#e9f6f6',
  '#d3e9ea',
  '#a5d3d5',
  '#74bcbf',
  '#4da8ad',
  '#2f8f95',
  '#1d767c',
  '#0f6066',
  '#0a4c51',
  '#06393d',
];

/** A filled button is the house's accent with the letters that can be read on it, in either palette. */
function houseColours(input: Parameters<VariantColorsResolver>[0]): ReturnType<VariantColorsResolver> {
  const own = input.color === undefined || input.color === input.theme.primaryColor;
  if (input.variant !== 'filled' || !own) return defaultVariantColorsResolver(input);
  return { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: 'none' };
}

/** 44 px: what a gloved finger hits. */
const TARGET = { minHeight: '2.75rem' };
const input = { styles: { input: TARGET, label: { marginBottom: '0.25rem', fontWeight: 500 } } };

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: houseColours,
  colors: { ink },
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  headings: { fontFamily: SANS, sizes: { h1: { fontSize: '1.75rem' }, h2: { fontSize: '1.25rem' } } },
  defaultRadius: 'md',
  focusRing: 'always',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: TARGET } },
    ActionIcon: { defaultProps: { size: 44 } },
    TextInput: input,
    PasswordInput: input,
    NumberInput: input,
    NativeSelect: input,
    SegmentedControl: {
      defaultProps: { transitionDuration: 0 },
      styles: { label: { paddingBlock: '0.6rem', fontWeight: 600, color: 'var(--text)', transition: 'none' } },
    },
    Select: { ...input, styles: { ...input.styles, option: TARGET } },
    Textarea: { styles: input.styles },
    Modal: {
      // No motion: what is asked is there at once, and a scan never meets a half-open dialog. Esc comes by the key layers.
      defaultProps: {
        transitionProps: { duration: 0 },
        centered: true,
        size: 'lg',
        returnFocus: true,
        closeOnEscape: false,
        overlayProps: { backgroundOpacity: 0.4 },
      },
      // Between the scan line and the key strip, which stay readable beside a dialog.
      styles: {
        inner: { paddingBlock: 'var(--dialog-top) var(--dialog-bottom)' },
        content: { maxHeight: 'calc(100dvh - var(--dialog-top) - var(--dialog-bottom))' },
        title: { fontSize: '1.25rem', fontWeight: 600 },
      },
    },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true }, openDelay: 300, multiline: true } },
    Notification: { defaultProps: { radius: 'md' } },
  },
});

/** The interface library's own colours follow the house's; its dimmed grey alone would fall short of 4.5:1. */
const HOUSE_COLOURS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-placeholder': 'var(--text-quiet)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-border': 'var(--edge-strong)',
  '--mantine-color-error': 'var(--refused)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: HOUSE_COLOURS,
  // What the library draws fields on in the dark: its own grey stands apart from the panels.
  dark: { ...HOUSE_COLOURS, '--mantine-color-dark-6': 'var(--surface-quiet)' },
});
