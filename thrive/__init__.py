"""All Children Thrive – California: the platform, one folder a room. See ARCHITECTURE.md."""
