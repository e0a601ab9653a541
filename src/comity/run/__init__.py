"""Where the pipeline runs: so far, on this machine in one process."""
