"""An invented group of any size, to practise with and to measure on."""
